import type { Actor } from '../../../platform/access/actor.ts';
import { withOwner } from '../../../platform/database/connect.ts';
import type { TestDatabase } from '../../../platform/database/testing/use-database.ts';
import { fillWorld } from '../../access-proof/fill.ts';
import { buildCast } from '../../access-proof/matrix.ts';

/** The cast of the table of rights around one person whose diagnosis is still blank. */
export function aroundOnePerson() {
  const { facts, person, actors } = buildCast();
  const actorNamed = (name: string): Actor => {
    const found = actors.find((actor) => actor.name === name);
    if (!found) throw new Error(`nobody is ${name}`);
    if (found.oracle.kind === 'person') return { kind: 'person', personId: found.oracle.person };
    if (!found.professional) return { kind: 'anonymous' };
    const { professional, id, organisation } = found.professional;
    return { kind: 'professional', professionalId: professional, seat: id, organisationId: organisation };
  };
  return {
    personId: person.id,
    facts,
    referent: actorNamed('référent'),
    standIn: actorNamed('remplaçant du référent'),
    member: actorNamed('accompagnateur'),
    capEmploi: actorNamed('accompagnateur de Cap emploi'),
    discreet: actorNamed('accompagnateur d’un organisme discret'),
    contributor: actorNamed('contributeur'),
    manager: actorNamed('responsable de l’organisme référent'),
    officer: actorNamed('chargé d’orientation de l’autorité'),
    reception: actorNamed('accueil de l’organisme référent'),
    former: actorNamed('ancien référent (tuilage)'),
    outsider: actorNamed('collègue hors du cercle'),
    elsewhere: actorNamed('professionnel d’un autre territoire'),
    person: actorNamed('la personne'),
    otherPerson: actorNamed('une autre personne accompagnée'),
    nobody: actorNamed('anonyme'),
    async fill(db: TestDatabase): Promise<void> {
      await withOwner(db.ownerUrl, (owner) => fillWorld(owner, { ...facts, items: [] }));
    },
  };
}
