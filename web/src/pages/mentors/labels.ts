import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import { categories as categoriesDocument } from './documents';

export function useCategoryNames(): Map<string, string> {
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: () => query(categoriesDocument, {}),
    staleTime: 600_000,
  });
  return new Map(data?.categories.edges.map(({ node }) => [node.id, node.name]));
}

export function useLanguageName(): (tag: string) => string {
  const { i18n } = useTranslation();
  return (tag) => {
    try {
      return new Intl.DisplayNames([i18n.language], { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag; // No tag of a language.
    }
  };
}
