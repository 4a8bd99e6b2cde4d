import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonLook {
  /** `relay` is kept for handovers and "it is your turn". */
  variant?: 'primary' | 'quiet' | 'relay' | 'danger' | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}

function look({ variant = 'primary', small }: ButtonLook) {
  return classes(styles.button, styles[variant], small && styles.small);
}

/** Submits by default. A disabled button must say beside it what would enable it. */
export function Button({
  variant,
  small,
  icon,
  children,
  ...rest
}: ButtonLook & Omit<ComponentProps<'button'>, 'className' | 'style'>) {
  return (
    <button type="submit" {...rest} className={look({ variant, small, children })}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button, for acts that begin on another page. */
export function LinkButton({
  href,
  variant,
  small,
  icon,
  children,
  ...rest
}: ButtonLook & { href: string } & Omit<ComponentProps<typeof Link>, 'to' | 'className' | 'style'>) {
  return (
    <Link {...rest} to={href} className={look({ variant, small, children })}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
