import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icons/icon.js';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: string;
  label: string;
}

/** 16 px icon in a target of 28 px (44 on touch screens), named for everybody and explained after a moment. */
export function IconButton({ icon, label, className = '', ...props }: IconButtonProps): ReactNode {
  return (
    <button type="button" aria-label={label} data-tip={label} className={`icon-button ${className}`} {...props}>
      <Icon name={icon} />
    </button>
  );
}
