import { ActionItem, ActionList } from '../ui/action-list.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { FilterChips } from '../ui/filter-chips.tsx';
import { LinkTabs } from '../ui/link-tabs.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { Soft } from '../ui/soft.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Tag, type TagTone } from '../ui/tag.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { Tile, Tiles } from '../ui/tile.tsx';
import { Sample, Samples } from './components-page.section.tsx';

const here = '/composants#listes';

interface Row {
  name: string;
  place: string;
  lead: string;
  contact: string;
  next: string;
  due: { tone: TagTone; text: string };
}

const rows: Row[] = [
  {
    name: 'Sylvie Marchand',
    place: 'Vierzon · orientation sociale',
    lead: 'vous',
    contact: '12 février 2026',
    next: 'Contrat d’engagement',
    due: { tone: 'danger', text: '26 février 2026, dépassée' },
  },
  {
    name: 'Awa Diallo',
    place: 'Mehun-sur-Yèvre · orientation professionnelle',
    lead: 'P. Gentil',
    contact: '2 mars 2026',
    next: 'Après l’immersion',
    due: { tone: 'warn', text: '6 mars 2026' },
  },
  {
    name: 'Thomas Rousseau',
    place: 'Vierzon · à orienter',
    lead: 'sans référent',
    contact: '24 février 2026',
    next: 'Diagnostic partagé',
    due: { tone: 'plain', text: '17 mars 2026' },
  },
];

const columns: Column<Row>[] = [
  {
    key: 'name',
    header: 'Personne',
    rowHeader: true,
    sort: { href: here },
    cell: ({ name, place }) => (
      <>
        <TextLink href={here}>{name}</TextLink>
        <Soft>{place}</Soft>
      </>
    ),
  },
  { key: 'lead', header: 'Référent', cell: ({ lead }) => lead },
  { key: 'contact', header: 'Dernier contact', sort: { href: here }, cell: ({ contact }) => contact },
  { key: 'next', header: 'Prochaine étape', cell: ({ next }) => next },
  {
    key: 'due',
    header: 'Échéance',
    sort: { href: here, direction: 'ascending' },
    cell: ({ due }) => <Tag tone={due.tone}>{due.text}</Tag>,
  },
];

export function ListsSamples() {
  return (
    <Samples id="listes" title="Listes">
      <Sample title="Chiffres qui ouvrent une liste">
        <Tiles label="Votre portefeuille">
          <Tile value="84" label="personnes accompagnées" href={here} />
          <Tile value="3" label="sans nouvelles depuis 60 jours" href={here} tone="danger" />
          <Tile value="1" label="relais à prendre" href={here} tone="relay" />
          <Tile value="6" label="changements dans les 90 jours" />
        </Tiles>
      </Sample>
      <ToDo />
      <Sample title="Tableau">
        <Card>
          <Table
            caption="Mes accompagnements"
            captionDetail="84 personnes · triées par échéance"
            columns={columns}
            rows={rows}
            rowKey={({ name }) => name}
          />
          <Pagination label="Pages de la liste" previousHref={here} nextHref={here}>
            Personnes 51 à 84 sur 84
          </Pagination>
        </Card>
      </Sample>
      <Sample title="Vues d’une même chose">
        <LinkTabs
          label="Filtrer les échanges"
          items={[
            { label: 'Tout', href: '/composants?vue=tout#listes', current: true, count: 48 },
            { label: 'Étapes', href: '/composants?vue=etapes#listes', count: 12 },
            { label: 'Échanges', href: '/composants?vue=echanges#listes', count: 36 },
          ]}
        />
      </Sample>
      <Sample title="Ce qui réduit une liste">
        <FilterChips
          label="Filtres actifs"
          chips={[
            { label: 'Échéance\u00a0: dépassée', href: '/composants?sans=echeance#listes' },
            { label: 'Commune\u00a0: Vierzon', href: '/composants?sans=commune#listes' },
          ]}
          clearHref={here}
        />
      </Sample>
    </Samples>
  );
}

function ToDo() {
  return (
    <Sample title="Ce qu’il faut faire, le plus urgent d’abord">
      <Card title="À faire" level={4} flush>
        <ActionList>
          <ActionItem
            urgency="turn"
            title="Prendre le relais pour Karim B."
            tag={<Tag tone="relay">26 ans le 18 mai 2026</Tag>}
            detail="À vous · demandé par la mission locale de Vierzon le 1er mars 2026 · permis en cours, à ne pas perdre"
            action={
              <LinkButton href={here} variant="relay" small>
                Répondre
              </LinkButton>
            }
          />
          <ActionItem
            urgency="late"
            title="Signer le contrat avec Sylvie M."
            tag={<Tag tone="danger">dépassé depuis le 26 février 2026</Tag>}
            detail="À vous · orientation notifiée le lundi 26 janvier 2026 · délai d’un mois"
            action={
              <LinkButton href={here} variant="quiet" small>
                Préparer
              </LinkButton>
            }
          />
          <ActionItem
            urgency="soon"
            title="Choisir la suite de l’immersion d’Awa D."
            tag={<Tag tone="warn">bilan reçu le 2 mars 2026</Tag>}
            detail="Paul Gentil doit proposer la suite, vous suivez · deux formations démarrent avant avril"
            action={
              <LinkButton href={here} variant="quiet" small>
                Voir les suites
              </LinkButton>
            }
          />
          <ActionItem
            urgency="plain"
            title="Entretien conjoint avec Thomas R."
            tag={<Tag tone="plain">14 h, Vierzon</Tag>}
            detail="Avec Paul Gentil (France Travail) · Thomas a préparé 7 réponses sur 12"
            action={
              <LinkButton href={here} variant="quiet" small>
                Ouvrir le diagnostic
              </LinkButton>
            }
          />
        </ActionList>
      </Card>
    </Sample>
  );
}
