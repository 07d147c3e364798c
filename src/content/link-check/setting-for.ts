import { trimEnd } from '../../common/trim-end.js';

/** Another form of an address, and the setting that gives this form to all pages. */
export interface OtherForm {
  readonly setting: string;
  readonly address: string;
}

/** Forms that sites give to addresses. Both members are relative to the base address. */
export function otherForms(address: string): OtherForm[] {
  const path = trimEnd(address.replace(/(?:\/index)?\.html?$/i, ''), /\//);
  const inner = path.slice(path.indexOf('/') + 1);
  const forms = [
    { setting: 'SITE_TRAILING_SLASH=always', address: `${path}/` },
    { setting: 'SITE_TRAILING_SLASH=never', address: path },
    { setting: 'SITE_URL_PATTERN={path}.html', address: `${path}.html` },
    {
      setting: 'CONTENT_FLAVOUR=starlight or CONTENT_FLAVOUR=hugo',
      address: `${path.toLowerCase().replaceAll(' ', '-')}/`,
    },
    ...['docs', 'latest', 'en'].map((folder) => ({
      setting: `SITE_URL_PATTERN=${folder}/{path}`,
      address: `${folder}/${path}`,
    })),
    { setting: 'CONTENT_DIR, set to the folder inside of the one that it names', address: inner },
  ];
  return forms.filter((form) => form.address !== address && form.address !== '/' && form.address !== '');
}

/** The setting that turns one address into the other, to which a site redirects. Both are whole addresses. */
export function settingForRedirect(base: string, from: string, to: string): string | undefined {
  if (!to.startsWith(base)) return `SITE_BASE_URL, so that pages begin as in ${to}`;
  const wanted = to.slice(base.length);
  const form = otherForms(from.slice(base.length)).find(({ address }) => address === wanted);
  if (form) return form.setting;
  const path = trimEnd(from.slice(base.length), /\//);
  const reached = trimEnd(wanted, /\//);
  return reached.endsWith(`/${path}`) ? `SITE_URL_PATTERN=${reached.slice(0, -path.length)}{path}` : undefined;
}
