import type { DayTileCode, MyDay } from '../../../domain/deadline/views.ts';
import { formatNumber, pluralWord } from '../../ui/format.ts';
import { Tile, Tiles } from '../../ui/tile.tsx';
import { listHref } from '../person/people-view.ts';

interface TileWords {
  readonly one: string;
  readonly many: string;
  /** The list of exactly these people. */
  readonly href: string;
  /** The colour of more than none. */
  readonly tone?: 'danger' | 'relay' | 'warn';
}

const tiles: Record<DayTileCode, TileWords> = {
  'mes-personnes': { one: 'personne accompagnée', many: 'personnes accompagnées', href: listHref({}) },
  'sans-nouvelles': {
    one: 'personne sans nouvelles depuis 60 jours',
    many: 'personnes sans nouvelles depuis 60 jours',
    href: listHref({ filters: { contact: 'sans-nouvelles' } }),
    tone: 'danger',
  },
  depassees: {
    one: 'personne avec une échéance dépassée',
    many: 'personnes avec une échéance dépassée',
    href: listHref({ filters: { echeance: 'depassee' }, sort: 'echeance' }),
    tone: 'danger',
  },
  changements: {
    one: 'changement dans les 90 jours',
    many: 'changements dans les 90 jours',
    href: listHref({ filters: { changement: '90-jours' } }),
    tone: 'relay',
  },
  equipe: {
    one: 'personne suivie par votre organisation',
    many: 'personnes suivies par votre organisation',
    href: listHref({ scope: 'organisation' }),
  },
  'equipe-sans-nouvelles': {
    one: 'sans nouvelles dans l’équipe',
    many: 'sans nouvelles dans l’équipe',
    href: listHref({ scope: 'organisation', filters: { contact: 'sans-nouvelles' } }),
    tone: 'danger',
  },
  'a-nommer': {
    one: 'attend un référent de votre équipe',
    many: 'attendent un référent de votre équipe',
    href: '/sans-referent?liste=equipe&vue=a-nommer',
    tone: 'warn',
  },
  'a-orienter': {
    one: 'personne à orienter',
    many: 'personnes à orienter',
    href: '/sans-referent?liste=service&vue=a-orienter',
    tone: 'warn',
  },
  accueil: {
    one: 'personne suivie par votre organisation',
    many: 'personnes suivies par votre organisation',
    href: listHref({ scope: 'organisation' }),
  },
  'a-informer': {
    one: 'personne à informer',
    many: 'personnes à informer',
    href: listHref({ scope: 'organisation', filters: { information: 'manque' } }),
    tone: 'warn',
  },
};

/** Lists count up to a thousand, and so do the tiles that open them. */
const shown = (count: number) => (count > 1000 ? `${formatNumber(1000)} et plus` : formatNumber(count));

export function DayTiles({ tiles: counted }: { tiles: MyDay['tiles'] }) {
  if (counted.length === 0) return null;
  return (
    <Tiles label="En un coup d’œil">
      {counted.map(({ code, count }) => {
        const { one, many, href, tone } = tiles[code];
        return (
          <Tile
            key={code}
            value={shown(count)}
            label={pluralWord(count, one, many)}
            href={href}
            tone={count > 0 ? tone : 'plain'}
          />
        );
      })}
    </Tiles>
  );
}
