import type { Addressee } from './addressee.server.ts';
import styles from './inform.module.css';

/** What somebody is told of whom data came from a list (RGPD, art. 14): in plain words, on one page. */
export function InformationLetter({
  to,
  organisation,
  today,
  address,
  contact,
}: {
  to: Addressee;
  organisation: string;
  today: string;
  address: string;
  contact: string | undefined;
}) {
  return (
    <article className={styles.letter} aria-label={`Lettre à ${to.name}`}>
      <p className={styles.from}>{organisation}</p>
      <p className={styles.to}>
        {[to.name, ...to.lines].map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <p>Le {today}</p>
      <h2>Vos données dans Relais</h2>
      <p>{to.greeting}</p>
      <p>
        Notre organisme utilise Relais, le service où les professionnels de l’insertion et de l’emploi de
        votre territoire travaillent ensemble, avec vous, sur un seul parcours. Votre nom y est entré par une
        liste que nous tenons, et dont nous sommes responsables.
      </p>
      <dl className={styles.points}>
        <dt>Pourquoi</dt>
        <dd>
          Pour vous accompagner vers l’emploi sans vous faire répéter votre situation. C’est une mission de
          service public (RGPD, article 6, 1, e). Aucune décision n’est prise automatiquement.
        </dd>
        <dt>Ce qui est noté</dt>
        <dd>
          Votre identité, vos coordonnées et votre situation administrative. Plus tard, ce que vous direz avec
          un professionnel : besoins, objectifs, étapes.
        </dd>
        <dt>Qui le lit</dt>
        <dd>
          Les professionnels qui vous accompagnent, le service d’orientation, et l’accueil de leurs organismes
          pour vos coordonnées. Chaque consultation est inscrite dans un registre, que vous pouvez lire.
        </dd>
        <dt>Combien de temps</dt>
        <dd>La durée de votre accompagnement, puis celle que fixe notre organisme.</dd>
        <dt>Vos droits</dt>
        <dd>
          Voir ce qui vous concerne, le faire corriger ou effacer, vous opposer à ce qu’un organisme y ait
          accès, limiter son usage. Demandez-le-nous
          {contact && `, ou à ${contact}`} : la réponse vous est due dans le mois. Sans réponse satisfaisante,
          vous pouvez vous adresser à la CNIL (www.cnil.fr).
        </dd>
      </dl>
      <p>
        Tout est expliqué à l’adresse <strong className={styles.address}>{address}</strong>. Vous préférez
        qu’on vous le dise ? Demandez-le-nous.
      </p>
    </article>
  );
}
