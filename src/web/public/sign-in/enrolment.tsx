import { Card } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { CodeForm } from './code-form.tsx';
import styles from './enrolment.module.css';
import { QrCode } from './qr-code.tsx';

/** Three steps to add an authenticator application: by camera, by a tap on a phone, or by typing the key. */
export function Enrolment({ uri, typed, error }: { uri: string; typed: string; error?: string | undefined }) {
  return (
    <Card title="Ajouter une application de codes">
      <ol className={styles.steps}>
        <li>
          <p>
            Installez une application de codes (FreeOTP, Aegis, Microsoft Authenticator…) sur un téléphone, ou
            utilisez le gestionnaire de mots de passe de votre poste : aucun téléphone personnel n’est exigé.
          </p>
        </li>
        <li>
          <Stack>
            <p>Scannez ce code avec l’application.</p>
            <QrCode text={uri} label="Code QR à scanner avec votre application de codes" />
            <p>
              Sans appareil photo, <TextLink href={uri}>ouvrez l’application sur cet appareil</TextLink> ou
              saisissez-y cette clé :
            </p>
            <p>
              <code className={styles.key}>{typed}</code>
            </p>
          </Stack>
        </li>
        <li>
          <Stack>
            <p>Saisissez le code que l’application affiche.</p>
            <CodeForm label="Code à six chiffres" submit="Activer" error={error} digits act="enrol" />
          </Stack>
        </li>
      </ol>
    </Card>
  );
}
