import { Outlet } from 'react-router';
import { still } from '../../still.ts';
import { PageLayout } from '../../ui/page-layout.tsx';
import { FOOTER_LINKS } from '../public-pages.ts';

/** The first pages of everybody, on any telephone: links and forms, no script. */
export const handle = still;

export default function SignInLayout() {
  return (
    <PageLayout space="public" width="reading" footerLinks={FOOTER_LINKS}>
      <Outlet />
    </PageLayout>
  );
}
