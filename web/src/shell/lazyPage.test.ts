import { describe, expect, it, vi } from 'vitest';
import { lazyPage } from './lazyPage';

const Found = () => null;
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /web/assets/Mentors.js'));

describe('a page that is fetched when it is opened', () => {
  it('is fetched once', async () => {
    const fetchPage = vi.fn(async () => Found);
    const page = lazyPage(fetchPage);
    await Promise.all([page.preload?.(), page.preload?.()]);
    await page.preload?.();
    expect(fetchPage).toHaveBeenCalledTimes(1);
  });

  it('fails while the server is away, and is fetched anew by the next try', async () => {
    const fetchPage = vi.fn<() => Promise<typeof Found>>(gone);
    const page = lazyPage(fetchPage, async () => false);
    await expect(page.preload?.()).rejects.toMatchObject({ code: 'NETWORK' });
    fetchPage.mockResolvedValue(Found);
    await expect(page.preload?.()).resolves.toBeUndefined();
    expect(fetchPage).toHaveBeenCalledTimes(2);
  });

  it('is of another release where the server answers', async () => {
    await expect(lazyPage(gone, async () => true).preload?.()).rejects.toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  });
});
