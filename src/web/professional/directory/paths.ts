/** Addresses of the directory. */
export const DIRECTORY = '/annuaire';
export const directoryOrganisationHref = (organisationId: string) =>
  `${DIRECTORY}/organisations/${organisationId}`;
export const lineHref = (seat: string) => `${DIRECTORY}/${seat}`;
export const editLineHref = (seat: string) => `${lineHref(seat)}/modifier`;
export const inviteFromHref = (seat: string) => `${lineHref(seat)}/inviter`;

/** The filters as the address says them, without the empty ones nor the page. */
export interface DirectoryView {
  kind: string;
  organisation: string;
  speciality: string;
  commune: string;
}

const NAMES = {
  kind: 'type',
  organisation: 'organisation',
  speciality: 'specialite',
  commune: 'commune',
} as const;

export function viewOf(query: URLSearchParams): DirectoryView {
  const view = {} as DirectoryView;
  for (const [key, name] of Object.entries(NAMES)) view[key as keyof DirectoryView] = query.get(name) ?? '';
  return view;
}

function queryOf(view: DirectoryView): URLSearchParams {
  const query = new URLSearchParams();
  for (const [key, name] of Object.entries(NAMES)) {
    const value = view[key as keyof DirectoryView];
    if (value) query.set(name, value);
  }
  return query;
}

export const directoryFileHref = (view: DirectoryView, format: string): string =>
  `${DIRECTORY}/exporter?${queryOf(view)}&format=${format}`;

export function directoryHref(view: DirectoryView, page: { apres?: string; avant?: string } = {}): string {
  const query = queryOf(view);
  for (const [name, value] of Object.entries(page)) query.set(name, value);
  return query.size > 0 ? `${DIRECTORY}?${query}` : DIRECTORY;
}
