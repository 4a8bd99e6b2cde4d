import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';

/** What is recorded and why, for how long, and what the person may ask. */
export function KeptAndRights({ operator }: { operator: string | null }) {
  return (
    <>
      <Card title="Ce qui est noté, et pourquoi">
        <Stack>
          <p>
            Relais sert à une chose : que les professionnels qui vous aident travaillent ensemble, sans vous
            faire tout répéter. On y note :
          </p>
          <ul>
            <li>votre identité et vos coordonnées, pour vous joindre ;</li>
            <li>votre situation et ses dates, pour préparer la suite à temps ;</li>
            <li>ce qui est difficile, ce qui va bien et vos étapes, pour avancer avec vous ;</li>
            <li>qui vous accompagne, et qui a ouvert votre dossier.</li>
          </ul>
          <p>
            De votre santé, on note seulement ce que cela change pour le travail. Jamais une maladie. Aucune
            sanction n’est notée. Aucune décision n’est prise par une machine.
          </p>
        </Stack>
      </Card>
      <Card title="Combien de temps ?">
        <p>
          L’organisme qui vous accompagne fixe la durée de garde de votre dossier. Pour le moment, Relais
          n’efface rien tout seul. Vous pouvez demander que vos données soient effacées.
        </p>
      </Card>
      <Card title="Vos droits">
        <Stack>
          <p>
            Vous pouvez voir vos données, en garder une copie, les faire corriger, refuser qu’un organisme les
            voie, et demander qu’elles soient effacées. On doit vous répondre dans le mois.
          </p>
          {operator ? (
            <p>
              Écrivez à <a href={`mailto:${operator}`}>{operator}</a>, ou parlez-en à votre référent.
            </p>
          ) : (
            <p>Parlez-en à votre référent, ou à un professionnel que vous connaissez.</p>
          )}
          <p>
            Si la réponse ne vous convient pas, vous pouvez écrire à la Commission nationale de l’informatique
            et des libertés (CNIL) : <a href="https://www.cnil.fr/fr/plaintes">déposer une plainte</a>.
          </p>
          <p>
            <TextLink href="/donnees-personnelles">Lire la page complète sur les données</TextLink>
          </p>
        </Stack>
      </Card>
    </>
  );
}
