/** The operator's address, when there is one: Relais invents none. */
export function Contact({ email, then }: { email: string | undefined; then: string }) {
  if (email === undefined) return <p>Adressez-vous au professionnel que vous connaissez : {then}.</p>;
  return (
    <p>
      Écrivez à <a href={`mailto:${email}`}>{email}</a> : {then}.
    </p>
  );
}
