import type { App } from '../../../../composition/app.ts';

export interface Answer {
  status: number;
  /** Path and query of where it leads, for a redirection. */
  location: string | null;
  headers: Headers;
  text: string;
}

/** A browser reduced to its cookies: what the pages do without a script. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #app: App;
  readonly #origin: string;

  constructor(app: App, origin = 'http://localhost') {
    this.#app = app;
    this.#origin = origin;
  }

  get(path: string): Promise<Answer> {
    return this.#send(path, { headers: this.#headers() });
  }

  post(path: string, form: Record<string, string> = {}): Promise<Answer> {
    const headers = { ...this.#headers(), origin: this.#origin, host: new URL(this.#origin).host };
    return this.#send(path, { method: 'POST', headers, body: new URLSearchParams(form) });
  }

  #headers(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const response = await this.#app.fetch(new Request(new URL(path, this.#origin), init));
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      text: await response.text(),
    };
  }
}
