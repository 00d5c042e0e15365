import { getRouteApi } from '@tanstack/react-router';
import { Books } from './Books';
import { PayoutList } from './PayoutList';

const route = getRouteApi('/books/payouts');

/** What mentors have earned: what is due, what was paid, what is held. */
export function Payouts() {
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Books here="/books/payouts">
      <PayoutList status={status} choose={(chosen) => void navigate({ search: { status: chosen }, replace: true })} />
    </Books>
  );
}
