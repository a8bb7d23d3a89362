import node from '@astrojs/node';
import { defineConfig, passthroughImageService } from 'astro/config';

const hcaptcha = process.env.TAPIS_HCAPTCHA_SITEKEY ? ['https://hcaptcha.com', 'https://*.hcaptcha.com'] : [];
const UPLOAD_LIMIT_BYTES = 66 * 1024 * 1024;

export default defineConfig({
  site: process.env.TAPIS_ORIGIN ?? 'http://localhost:4321',
  output: 'static',
  outDir: process.env.TAPIS_OUT ?? './dist',
  cacheDir: process.env.TAPIS_CACHE ?? './node_modules/.astro',
  trailingSlash: 'never',
  compressHTML: true,
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: false },
  adapter: node({ mode: 'middleware', bodySizeLimit: UPLOAD_LIMIT_BYTES }),
  // Sessions are kept by the identity feature.
  session: false,
  devToolbar: { enabled: false },
  build: { format: 'file', inlineStylesheets: 'never' },
  security: {
    // server/guards.ts checks the origin of every request. Astro's check compares it with the socket's protocol, and
    // would refuse every form behind a proxy that ends TLS.
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        source('connect-src', hcaptcha),
        "form-action 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
        "worker-src 'self'",
        ...(hcaptcha.length > 0 ? [/** @type {const} */ (`frame-src ${hcaptcha.join(' ')}`)] : []),
      ],
      scriptDirective: { resources: ["'self'", ...hcaptcha] },
      styleDirective: { resources: ["'self'", ...hcaptcha] },
    },
  },
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [selfContained()],
  },
});

/** @param {'connect-src'} directive @param {string[]} hosts */
function source(directive, hosts) {
  return /** @type {const} */ (`${directive} ${["'self'", ...hosts].join(' ')}`);
}

/** Built bundles carry their packages, so that a release may lie outside the project. The development server does not. */
function selfContained() {
  return {
    name: 'tapis-self-contained',
    apply: /** @type {const} */ ('build'),
    config: () => ({
      ssr: { noExternal: /** @type {const} */ (true) },
      environments: { prerender: { resolve: { noExternal: /** @type {const} */ (true) } } },
    }),
  };
}
