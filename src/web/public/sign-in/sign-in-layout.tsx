import { Outlet } from 'react-router';
import { PageLayout } from '../../ui/page-layout.tsx';

export default function SignInLayout() {
  return (
    <PageLayout space="public" width="reading">
      <Outlet />
    </PageLayout>
  );
}
