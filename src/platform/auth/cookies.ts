/** Names and attributes of the two cookies. `__Host-` (https only) ties a cookie to this exact host and to its root. */
export interface CookieJar {
  session: string;
  browser: string;
  secure: boolean;
}

export function cookieJar(publicUrl: string): CookieJar {
  const secure = publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return { session: `${prefix}relais`, browser: `${prefix}relais-navigateur`, secure };
}

/** Lax, so that a link opened from a webmail still knows its browser; the link only shows a button, POST does the rest. */
export function setCookie(jar: CookieJar, name: string, value: string, maxAgeSeconds: number): string {
  const secure = jar.secure ? '; Secure' : '';
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}

export function clearCookie(jar: CookieJar, name: string): string {
  return setCookie(jar, name, '', 0);
}

export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}
