import { Button } from '../../ui/button.tsx';

export function SignOutForm() {
  return (
    <form method="post" action="/deconnexion">
      <Button variant="quiet">Me déconnecter</Button>
    </form>
  );
}
