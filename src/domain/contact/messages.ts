/** What a professional reads when a contact is refused: the field that it is about, what happened, what to do. */
export const contactMessages = {
  channel_missing: { field: 'channel', text: 'Choisissez comment le contact a eu lieu.' },
  reached_missing: { text: 'Dites si vous avez eu un échange, ou seulement fait une tentative.' },
  date_wrong: { field: 'on', text: 'Indiquez une date qui existe, par exemple celle d’aujourd’hui.' },
  time_wrong: { field: 'time', text: 'Indiquez une heure comme 14:30.' },
  contact_in_future: {
    field: 'on',
    text: 'Un contact se note quand il a eu lieu : choisissez une date et une heure déjà passées.',
  },
  contact_too_old: {
    field: 'on',
    text: 'Cette date est trop ancienne : un contact se note dans les cinq ans.',
  },
  line_long: { field: 'line', text: 'Raccourcissez la ligne : 200 caractères au plus.' },
  withdraw_late: {
    text: 'Un contact se retire dans les 24 heures, par qui l’a noté. Celui-ci reste dans le parcours.',
  },
} as const;
