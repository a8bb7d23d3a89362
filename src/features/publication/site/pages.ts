/** Where the built site shows what, relative to its root: pages in both languages, and the document itself. */
export interface SitePlaces {
  readonly pages: readonly string[];
  readonly copy: string;
}

export function announcementPlaces(id: string): SitePlaces {
  return placesIn('pengumuman', id);
}

/** The server answers with these, and 410, at the announcement's address. */
export function withdrawalPlaces(id: string): SitePlaces {
  return placesIn('ditarik', id);
}

export function officeCopy(id: string): string {
  return `jabatan-publik/${id}.json`;
}

function placesIn(folder: string, id: string): SitePlaces {
  return { pages: [`${folder}/${id}.html`, `en/${folder}/${id}.html`], copy: `${folder}/${id}.json` };
}
