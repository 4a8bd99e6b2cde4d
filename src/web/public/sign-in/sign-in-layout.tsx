import { Outlet } from 'react-router';
import { PageLayout } from '../../ui/page-layout.tsx';
import { FOOTER_LINKS } from '../public-pages.ts';

export default function SignInLayout() {
  return (
    <PageLayout space="public" width="reading" footerLinks={FOOTER_LINKS}>
      <Outlet />
    </PageLayout>
  );
}
