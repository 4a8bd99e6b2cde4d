import type { ShownCode } from '../../../../domain/account/access-page.query.server.ts';
import { PAPER_DAYS, PAPER_TRIES } from '../../../../domain/account/codes.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { civilDateAt, formatDate, plural } from '../../../ui/format.ts';
import { Cluster, Stack } from '../../../ui/layout.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { accessHref } from '../paths.ts';
import styles from './access.module.css';
import { codeStates } from './words.ts';

/** For somebody without a mailbox of their own: a sheet to hand over. */
export function PaperCard({
  codes,
  personId,
  serves,
  timeZone,
}: {
  codes: readonly ShownCode[];
  personId: string;
  serves: boolean;
  timeZone: string;
}) {
  const good = codes.find((code) => code.state === 'valable');
  const past = codes.filter((code) => code !== good);
  return (
    <Card title="Code sur papier">
      <Stack>
        <p>
          Il permet à la personne de préparer ses réponses avant un entretien, sans adresse e-mail. Il ne
          montre rien du dossier, pas même son prénom. Il sert une seule fois, pendant {PAPER_DAYS} jours, et
          se bloque après {PAPER_TRIES} erreurs.
        </p>
        {good && (
          <div className={styles.line}>
            <p>
              Imprimé le {formatDate(civilDateAt(good.printedAt, timeZone))} par {good.byName},{' '}
              {good.byOrganisation} <Tag tone={codeStates.valable.tone}>{codeStates.valable.label}</Tag>
            </p>
            <p>
              Jusqu’au {formatDate(civilDateAt(good.expiresAt, timeZone))}.
              {good.tries > 0 && ` ${plural(good.tries, 'erreur')} jusqu’ici.`}
            </p>
            {serves && (
              <Cluster>
                <LinkButton href={`${accessHref(personId)}/code/${good.id}`} small>
                  Revoir la feuille
                </LinkButton>
                <form method="post">
                  <input type="hidden" name="sur" value={good.id} />
                  <Button variant="quiet" small name="acte" value="annuler">
                    Annuler ce code
                  </Button>
                </form>
              </Cluster>
            )}
          </div>
        )}
        {serves && (
          <form method="post">
            <Button variant={good ? 'quiet' : 'primary'} name="acte" value="imprimer">
              {good ? 'Imprimer un autre code, qui remplace celui-ci' : 'Imprimer un code'}
            </Button>
          </form>
        )}
        {past.length > 0 && (
          <Disclosure summary={`Codes précédents (${past.length})`}>
            <ul className={styles.list}>
              {past.map((code) => (
                <li key={code.id}>
                  Imprimé le {formatDate(civilDateAt(code.printedAt, timeZone))} par {code.byName}{' '}
                  <Tag tone={codeStates[code.state].tone}>{codeStates[code.state].label}</Tag>
                  {code.usedAt !== null && `, le ${formatDate(civilDateAt(code.usedAt, timeZone))}`}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Stack>
    </Card>
  );
}
