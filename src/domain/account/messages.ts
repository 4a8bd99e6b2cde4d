/** What a person or a professional reads when an act on the access to the space is refused. */
export const accountMessages: Record<string, string> = {
  birth_date_needed:
    'La date de naissance manque dans le dossier. Complétez l’identité d’abord : elle sert à confirmer que c’est bien la personne.',
  person_deceased: 'Un décès est noté pour cette personne : son espace reste fermé.',
  address_upcoming:
    'Une autre adresse doit bientôt prendre effet. Retirez-la d’abord, ou attendez ce jour-là.',
  address_same: 'C’est déjà l’adresse de connexion.',
  address_way: 'La situation a changé depuis l’affichage de la page. Relisez-la et recommencez.',
  address_expired:
    'Cette proposition date de plus de quatorze jours : elle n’est plus valable. Faites-en une autre.',
  address_wrong: 'Saisissez une adresse e-mail complète, par exemple prenom.nom@exemple.fr.',
  presence_missing: 'Cochez la case : une adresse se confirme avec la personne, son identité vérifiée.',
  same_professional:
    'Vous avez proposé cette adresse : c’est un autre professionnel qui doit la confirmer, avec la personne.',
  no_access_to_end: 'Il n’y a plus rien à fermer : ni adresse, ni code.',
};
