interface Channel {
  readonly label: string;
  /** How the timeline says it: somebody was reached, or not. */
  readonly reached: string;
  readonly missed: string;
}

/** How a contact takes place, the most frequent first. */
export const contactChannels = {
  telephone: { label: 'Téléphone', reached: 'Échange par téléphone', missed: 'Appel sans réponse' },
  sms: { label: 'SMS', reached: 'Échange par SMS', missed: 'SMS sans réponse' },
  email: { label: 'E-mail', reached: 'Échange par e-mail', missed: 'E-mail sans réponse' },
  courrier: { label: 'Courrier', reached: 'Échange par courrier', missed: 'Courrier sans réponse' },
  entretien: { label: 'Entretien', reached: 'Entretien', missed: 'Entretien qui n’a pas eu lieu' },
  visio: { label: 'Visio', reached: 'Entretien en visio', missed: 'Visio qui n’a pas eu lieu' },
  visite: {
    label: 'Visite à domicile',
    reached: 'Visite à domicile',
    missed: 'Visite à domicile sans rencontre',
  },
} as const satisfies Record<string, Channel>;

export type ContactChannel = keyof typeof contactChannels;
export const channelCodes = Object.keys(contactChannels) as [ContactChannel, ...ContactChannel[]];

export const LINE_LENGTH = 200;
/** Whoever noted a contact by mistake withdraws it within this delay; the database holds to it too. */
export const WITHDRAW_HOURS = 24;
