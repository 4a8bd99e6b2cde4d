import { Breadcrumb, type Crumb } from '../ui/breadcrumb.tsx';

/** Where one is in the person's space. */
export function OwnCrumbs({ items }: { items: readonly Crumb[] }) {
  return <Breadcrumb items={[{ label: 'Mon espace', href: '/mon-espace' }, ...items]} />;
}
