/** Why a document is refused. Permanent; a feature has its own codes and words for them. */
export const DOCUMENT_PROBLEMS = [
  'empty',
  'too-large',
  /** Neither PDF nor JPEG nor PNG, whatever its name says. */
  'kind',
  /** Something else too: a zip, a web page, a program. */
  'polyglot',
  'damaged',
  'too-many-pixels',
  'too-many-pages',
  'encrypted',
  /** A PDF that runs a script or a program, or sends or fetches something. */
  'active',
  /** A PDF with files inside. */
  'embedded',
  'took-too-long',
] as const;
export type DocumentProblem = (typeof DOCUMENT_PROBLEMS)[number];

export const DOCUMENT_KINDS = ['pdf', 'jpeg', 'png'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Thrown in the cleaner's process where looking on makes no sense. */
export class DocumentRefused extends Error {
  override name = 'DocumentRefused';
  readonly problem: DocumentProblem;

  constructor(problem: DocumentProblem) {
    super(problem);
    this.problem = problem;
  }
}
