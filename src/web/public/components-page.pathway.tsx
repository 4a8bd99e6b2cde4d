import { LinkButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { DescriptionList } from '../ui/description-list.tsx';
import { DueItem, DueStrip } from '../ui/due-strip.tsx';
import { Columns } from '../ui/layout.tsx';
import { Lifeline, type LifelineLane } from '../ui/lifeline/lifeline.tsx';
import { Member, MemberList } from '../ui/member-list.tsx';
import { Tag } from '../ui/tag.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { Timeline, TimelineItem } from '../ui/timeline.tsx';
import { Sample, Samples } from './components-page.section.tsx';

const here = '/composants#parcours';

export function PathwaySamples() {
  return (
    <Samples id="parcours" title="Parcours">
      <Sample title="Ce qui est attendu">
        <DueStrip label="Ce qui est attendu pour Awa Diallo">
          <DueItem title="Proposer la suite de l’immersion">
            <Tag tone="warn">avant le 6 mars 2026</Tag>
          </DueItem>
          <DueItem title="Prochain rendez-vous">jeudi 5 mars 2026 à 10 h, avec P. Gentil</DueItem>
          <DueItem title="Changement à venir">
            <Tag tone="relay">fin de bail le 30 avril 2026</Tag>
          </DueItem>
        </DueStrip>
      </Sample>
      <Sample title="Une vie en image : des périodes, des jours, un axe qui s’adapte">
        <Card title="Son parcours" level={4}>
          <Lifeline label="Parcours d’Awa Diallo" lanes={life} today="2026-03-03" />
        </Card>
      </Sample>
      <Sample title="Deux colonnes : de qui il s’agit, ce qui se passe">
        <Columns
          aside={
            <>
              <Circle />
              <Coordinates />
            </>
          }
        >
          <Story />
        </Columns>
      </Sample>
    </Samples>
  );
}

const life: readonly LifelineLane[] = [
  {
    title: 'Statuts',
    spans: [
      { key: 'pacea', label: 'PACEA', from: '2025-03-10', until: '2025-11-03', look: 'plain' },
      { key: 'emploi', label: 'Demande d’emploi', from: '2025-11-04', until: null, look: 'plain' },
      {
        key: 'bail',
        label: 'Hébergement',
        from: '2025-12-01',
        until: null,
        expectedUntil: '2026-04-30',
        look: 'plain',
      },
    ],
  },
  {
    title: 'Référent',
    spans: [
      { key: 'sophie', label: 'S. Petit', from: '2025-03-10', until: '2025-11-03', look: 'past' },
      { key: 'paul', label: 'P. Gentil', from: '2025-11-04', until: null, look: 'strong', relay: true },
    ],
  },
  {
    title: 'Étapes',
    points: [
      { key: 'garde', label: 'Trouver une garde', on: '2026-02-10', look: 'done' },
      { key: 'bilan', label: 'Bilan d’immersion', on: '2026-03-02', look: 'done' },
      { key: 'permis', label: 'Aide au permis', on: '2026-01-12', look: 'late', href: here },
      { key: 'suite', label: 'Choisir la suite', on: '2026-03-30', look: 'planned', href: here },
    ],
  },
  {
    title: 'Échanges',
    points: [
      { key: 'appel', label: 'Appel', on: '2025-12-16', look: 'reached' },
      { key: 'message', label: 'Message sans réponse', on: '2026-01-20', look: 'attempt' },
    ],
  },
];

function Circle() {
  return (
    <Card title="Son cercle" level={4}>
      <MemberList>
        <Member name="Paul Gentil" note="référent" lead>
          <p>France Travail Vierzon</p>
          <p>depuis le 4 novembre 2025</p>
        </Member>
        <Member name="Nadia Ferrand" note="vous">
          <p>Maison des solidarités de Vierzon</p>
        </Member>
        <Member
          name="Lucie Carré"
          note="contributrice"
          action={
            <LinkButton href={here} variant="quiet" small>
              Écrire à Lucie Carré
            </LinkButton>
          }
        >
          <p>Crèche à vocation d’insertion</p>
        </Member>
      </MemberList>
    </Card>
  );
}

function Coordinates() {
  return (
    <Card title="Coordonnées" level={4} aside={<TextLink href={here}>Modifier</TextLink>}>
      <DescriptionList
        items={[
          { term: 'Téléphone (préféré)', details: '06 55 50 12 34 · accepte les SMS' },
          {
            term: 'Domicile',
            details: 'Mehun-sur-Yèvre (18500)',
            source: 'France Travail, 4 novembre 2025',
          },
          { term: 'Interprète', details: 'non' },
        ]}
      />
    </Card>
  );
}

function Story() {
  return (
    <Card title="Ce qui s’est passé, ce qui vient" level={4}>
      <Timeline>
        <TimelineItem
          kind="planned"
          date="avant le vendredi 6 mars 2026"
          dateTime="2026-03-06"
          title={
            <>
              <strong>Choisir la suite</strong> : CAP boulangerie (Bourges, 16 mars, 4 places) ou deuxième
              immersion
            </>
          }
        >
          <LinkButton href={here} variant="quiet" small>
            Comparer avec Awa
          </LinkButton>
        </TimelineItem>
        <TimelineItem
          date="lundi 2 mars 2026"
          dateTime="2026-03-02"
          title={<strong>Bilan d’immersion reçu</strong>}
          tag={<Tag tone="ok">reçu le dernier jour de l’immersion</Tag>}
        >
          <p>
            « Ponctuelle, à l’aise au four. Je la reprends quand elle veut. » Boulangerie Moreau, confirmé par
            Awa
          </p>
        </TimelineItem>
        <TimelineItem
          date="mardi 10 février 2026"
          dateTime="2026-02-10"
          title={
            <>
              <strong>Garde trouvée</strong> pour sa fille · Lucie Carré
            </>
          }
        />
        <TimelineItem
          kind="relay"
          date="mardi 4 novembre 2025"
          dateTime="2025-11-04"
          title={
            <>
              <strong>Relais</strong> de Sophie Petit (mission locale) à Paul Gentil (France Travail), après
              un rendez-vous à trois · aucun jour sans référent
            </>
          }
        />
      </Timeline>
    </Card>
  );
}
