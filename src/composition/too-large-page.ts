import { html } from 'hono/html';

/** What a browser is shown instead of the page, whose form was never read. */
export const tooLargePage = (path: string, limitMb: number) => html`<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Envoi trop volumineux · Relais</title></head>
<body>
<main>
<h1>Cet envoi est trop volumineux</h1>
<p>Relais reçoit ${limitMb}&nbsp;Mo au plus en une fois. Rien n’a été lu ni enregistré.</p>
<p>Pour une liste, ne gardez que la feuille utile dans un nouveau classeur, ou partagez-la en plusieurs fichiers. Pour des documents, joignez-en
moins à la fois.</p>
<p><a href="${path}">Revenir à la page</a></p>
</main>
</body>
</html>`;
