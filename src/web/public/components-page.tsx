import { AccountAction, AccountLink, OrganisationSwitcher } from '../ui/account-menu.tsx';
import { PageLayout } from '../ui/page-layout.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ActsSamples } from './components-page.acts.tsx';
import { FieldsSamples } from './components-page.fields.tsx';
import { ListsSamples } from './components-page.lists.tsx';
import styles from './components-page.module.css';
import { PathwaySamples } from './components-page.pathway.tsx';
import { StatesSamples } from './components-page.states.tsx';

const sections = [
  { href: '/composants#actions', label: 'Actions' },
  { href: '/composants#etats', label: 'États' },
  { href: '/composants#listes', label: 'Listes' },
  { href: '/composants#parcours', label: 'Parcours' },
  { href: '/composants#saisie', label: 'Saisie' },
];

/** Every component in its states, on one public page: what a design review and the accessibility tests look at. */
export default function ComponentsPage() {
  return (
    <PageLayout
      nav={sections}
      account={{
        name: 'Nadia Ferrand',
        organisation: 'Maison des solidarités de Vierzon',
        children: <Menu />,
      }}
      breadcrumb={[{ label: 'Accueil', href: '/' }, { label: 'Composants' }]}
      footerLinks={[
        { label: 'Accessibilité', href: '/accessibilite' },
        { label: 'Composants', href: '/composants' },
      ]}
    >
      <title>Composants · Relais</title>
      <PageTitle
        title="Composants"
        subtitle="Tout ce dont les écrans de Relais sont faits, dans chacun de ses états. Les noms et les situations sont inventés."
      />
      <div className={styles.sections}>
        <ActsSamples />
        <StatesSamples />
        <ListsSamples />
        <PathwaySamples />
        <FieldsSamples />
      </div>
    </PageLayout>
  );
}

function Menu() {
  return (
    <>
      <OrganisationSwitcher
        action="/composants"
        organisations={[
          { id: 'vierzon', name: 'Maison des solidarités de Vierzon', current: true },
          { id: 'mehun', name: 'CCAS de Mehun-sur-Yèvre' },
        ]}
      />
      <AccountLink href="/composants#saisie">Mon compte</AccountLink>
      <AccountAction action="/composants">Se déconnecter</AccountAction>
    </>
  );
}
