type Params = Readonly<Record<string, string | number>>;

/** What a person reads when an act on a circle is refused: what happened, what to do. */
export const circleMessages: Record<string, (params: Params) => string> = {
  already_answered: () =>
    'Une réponse a déjà été donnée, ou l’invitation a été retirée. La page montre où elle en est.',
  already_in_circle: () => 'Ce professionnel fait déjà partie du cercle.',
  already_invited: () => 'Une invitation ou une demande est déjà en attente pour ce professionnel.',
  cannot_accompany: () => 'Cette organisation n’accompagne pas : choisissez « Contribuer ».',
  seat_unavailable: () => 'Ce professionnel ne peut pas prendre cette place. Choisissez quelqu’un d’autre.',
  lead_must_be_replaced: () =>
    'Le référent ne peut pas partir sans relais : son responsable nomme d’abord un autre référent.',
  discreet_ask: () =>
    'Votre organisation reste discrète : elle ne demande pas à rejoindre un cercle. La personne peut vous y faire entrer.',
  body_unavailable: () =>
    'Cette organisation ne peut pas être organisme référent : elle n’accompagne pas, ou sa convention n’est plus en cours.',
  handover_needed: () =>
    'Un référent d’un autre organisme suit déjà cette personne : changer d’organisme passe par un relais.',
  notified_future: () =>
    'La date de notification est à venir : laissez-la vide tant que la personne n’a rien reçu.',
  suggestion_departed: ({ suggested }) =>
    `Le diagnostic suggère une orientation ${suggested}. Vous pouvez en décider autrement : dites pourquoi dans le motif, sur la page « Orientation » de la personne.`,
  already_lead: () => 'Ce professionnel est déjà le référent.',
  dates_order: () => 'La date de fin doit suivre la date de début.',
  dates_past: () => 'La date de fin est déjà passée.',
  nobody_to_cover: () => 'Aucune personne à confier : ce portefeuille est vide, ou la sélection l’est.',
  one_stand_in: () => 'Un remplacement revient à un seul collègue : choisissez-en un.',
  dates_missing: () => 'Donnez le premier et le dernier jour du remplacement.',
  move_begun: () => 'Ce relais a déjà commencé : il ne s’annule plus, il se termine.',
  move_cancelled: () => 'Ce relais a été annulé : préparez-en un autre.',
};
