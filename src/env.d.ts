/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The one context of the process, handed in by the server. */
    context: import('#lib/context.ts').Context;
    /** Address of the request's network; used as a daily HMAC only. */
    network: string;
    /** Who is signed in; authorisation is up to what is read or written. */
    signedIn: import('#features/identity/index.ts').SignedIn | null;
    /** The page for a missing address in the language of the request; null where none is built. */
    notFoundPage: Buffer<ArrayBuffer> | null;
  }
}
