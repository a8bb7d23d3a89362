/**
 * Brings the captcha of a form to life once the form has the focus; at once where answers are read through before they are
 * sent, or were refused: whoever is there is at it. Safe to call for every form of a page.
 */
export function prepareCaptchas(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-captcha]')) {
    const form = field.closest('form');
    if (form === null || field.dataset['prepared'] !== undefined) continue;
    field.dataset['prepared'] = '';
    const start = () =>
      void (field.dataset['captcha'] === 'hcaptcha' ? startHcaptcha(field) : startAltcha(field));
    const isAtIt = form.dataset['commitment'] !== undefined || document.querySelector('[role="alert"]');
    if (isAtIt) start();
    else form.addEventListener('focusin', start, { once: true });
  }
}

async function startAltcha(field: HTMLElement): Promise<void> {
  const [{ default: Pbkdf2Worker }] = await Promise.all([
    import('altcha/workers/pbkdf2?worker'),
    import('altcha/external'),
    import('altcha/altcha.css'),
  ]);
  const language = field.dataset['lang'] ?? 'id';
  globalThis.$altcha.algorithms.set('PBKDF2/SHA-256', () => new Pbkdf2Worker());
  globalThis.$altcha.i18n.set(language, words(field));
  const widget = document.createElement('altcha-widget');
  for (const [name, value] of Object.entries({
    auto: 'onload',
    challenge: '/masukan/tantangan',
    language,
    name: 'altcha',
    type: 'native',
    configuration: JSON.stringify({ hideFooter: true, hideLogo: true }),
  })) {
    widget.setAttribute(name, value);
  }
  show(field, widget);
}

function startHcaptcha(field: HTMLElement): void {
  const box = document.createElement('div');
  box.className = 'h-captcha';
  box.dataset['sitekey'] = field.dataset['sitekey'] ?? '';
  const script = document.createElement('script');
  script.src = `https://js.hcaptcha.com/1/api.js?hl=${field.dataset['lang'] ?? 'id'}`;
  script.async = true;
  show(field, box);
  document.head.append(script);
}

function show(field: HTMLElement, widget: HTMLElement): void {
  field.querySelector('[data-captcha-hint]')?.remove();
  field.append(widget);
}

function words(field: HTMLElement): Record<string, string> {
  const given = JSON.parse(field.dataset['words'] ?? '{}') as Record<string, string>;
  return {
    ...given,
    verificationRequired: given['required'] ?? '',
    waitAlert: given['required'] ?? '',
    ariaLinkLabel: 'Altcha',
    footer: '',
    loading: given['verifying'] ?? '',
    reload: '',
    verify: given['label'] ?? '',
  };
}
