import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icons/icon.js';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: string;
  label: string;
}

/** A button with a 16 px icon in a target of 28 px (44 px on touch screens), an accessible name and a tooltip. */
export function IconButton({ icon, label, className = '', ...props }: IconButtonProps): ReactNode {
  return (
    <button type="button" aria-label={label} data-tip={label} className={`icon-button ${className}`} {...props}>
      <Icon name={icon} />
    </button>
  );
}
