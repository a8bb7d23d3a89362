import { z } from 'zod';
import { exampleInput } from './rules/template.ts';
import type { Scope } from './rules/token.ts';
import { inputSchema } from './schema/input.ts';

/** An address of the interface for programs. */
export interface ApiRoute {
  readonly operationId: 'listWindows' | 'submitInput' | 'listInputs' | 'readInput' | 'withdrawInput';
  readonly method: 'get' | 'post' | 'delete';
  /** With its parameters in braces, as OpenAPI writes them. */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
}

export const apiRoutes: readonly ApiRoute[] = [
  {
    operationId: 'listWindows',
    method: 'get',
    path: '/api/v1/windows',
    scope: 'read',
    summary: 'Feedback windows that are open now, with the codes of their service units.',
  },
  {
    operationId: 'submitInput',
    method: 'post',
    path: '/api/v1/inputs',
    scope: 'submit',
    summary: 'Sends one input. The same Idempotency-Key twice is one input and the same answer.',
  },
  {
    operationId: 'listInputs',
    method: 'get',
    path: '/api/v1/inputs',
    scope: 'read',
    summary: 'What the organisation sent, newest first.',
  },
  {
    operationId: 'readInput',
    method: 'get',
    path: '/api/v1/inputs/{id}',
    scope: 'read',
    summary: 'One input with what it says.',
  },
  {
    operationId: 'withdrawInput',
    method: 'delete',
    path: '/api/v1/inputs/{id}',
    scope: 'submit',
    summary: 'Withdraws an input: it counts no more and its words are destroyed.',
  },
];

const id = z.string().regex(/^[a-z2-7]{26}$/);
const unit = z.strictObject({ code: z.string(), name: z.string() });

export const windowEntrySchema = z.strictObject({
  id,
  announcement: id.nullable(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  units: z.array(unit),
});
export const inputEntrySchema = z.strictObject({
  id,
  window: id,
  state: z.enum(['sent', 'withdrawn']),
  revision: z.int().min(1),
  sentAt: z.iso.datetime().nullable(),
});
export const inputDetailSchema = inputEntrySchema.extend({ content: inputSchema.nullable() });
/** RFC 9457. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
});

const exampleEntry: z.infer<typeof inputEntrySchema> = {
  id: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
  window: exampleInput.window,
  state: 'sent',
  revision: 1,
  sentAt: '2026-11-24T03:00:00.000Z',
};

/** Examples of every answer and body, by the name of its schema. */
export const apiExamples = {
  Input: exampleInput,
  Window: {
    id: exampleInput.window,
    announcement: 'cccccccccccccccccccccccccc',
    opensAt: '2026-11-24T03:00:00.000Z',
    closesAt: '2026-12-08T17:00:00.000Z',
    units: [{ code: 'rsud-abdul-moeloek-rawat-jalan', name: 'Instalasi Rawat Jalan' }],
  },
  InputEntry: exampleEntry,
  InputDetail: { ...exampleEntry, content: exampleInput },
  Problem: {
    type: 'about:blank',
    title: 'Some answers need correcting.',
    status: 422,
    code: 'organisation.form-invalid',
    errors: [
      { field: 'units', code: 'organisation.units-missing', detail: 'Choose at least one service unit.' },
    ],
  },
} as const;

export const apiSchemas = {
  Input: inputSchema,
  Window: windowEntrySchema,
  InputEntry: inputEntrySchema,
  InputDetail: inputDetailSchema,
  Problem: problemSchema,
} as const;

const BODY_OF: Readonly<Record<ApiRoute['operationId'], { status: string; schema: object }>> = {
  listWindows: { status: '200', schema: { type: 'array', items: ref('Window') } },
  submitInput: { status: '201', schema: ref('InputEntry') },
  listInputs: { status: '200', schema: { type: 'array', items: ref('InputEntry') } },
  readInput: { status: '200', schema: ref('InputDetail') },
  withdrawInput: { status: '204', schema: {} },
};

/** The description of the interface (OpenAPI 3.1), made of the very schemas that judge what is sent. */
export function openApiDocument(origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of apiRoutes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tapis: input of organisations',
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(
        Object.entries(apiSchemas).map(([name, schema]) => [
          name,
          { ...jsonSchemaOf(schema), examples: [apiExamples[name as keyof typeof apiExamples]] },
        ]),
      ),
    },
  };
}

function operationOf({ operationId, method, path, scope, summary }: ApiRoute): object {
  const { status, schema } = BODY_OF[operationId];
  const problem = { 'application/problem+json': { schema: ref('Problem') } };
  const parameters = [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: jsonSchemaOf(id) }] : []),
    ...(method === 'post'
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 100 },
          },
        ]
      : []),
    {
      name: 'Accept-Language',
      in: 'header',
      required: false,
      description: 'Language of problems.',
      schema: { type: 'string', default: 'id' },
    },
  ];
  const answer =
    status === '204'
      ? { description: 'Done.' }
      : { description: 'Done.', content: { 'application/json': { schema } } };
  return {
    operationId,
    summary,
    description: `Needs a token with the scope "${scope}".`,
    parameters,
    ...(method === 'post' && {
      requestBody: { required: true, content: { 'application/json': { schema: ref('Input') } } },
    }),
    responses: {
      [status]: answer,
      ...(method === 'post' && {
        '200': {
          description: 'Sent before with this key.',
          content: { 'application/json': { schema } },
        },
      }),
      '401': { description: 'No valid token.', content: problem },
      '403': {
        description: 'The token lacks the scope, or the organisation may not speak.',
        content: problem,
      },
      ...(path.includes('{id}') && { '404': { description: 'No such input.', content: problem } }),
      ...(method === 'post' && {
        '409': { description: 'The key was used for something else.', content: problem },
        '422': { description: 'Every problem at once, by field.', content: problem },
      }),
      '429': {
        description: 'Too many requests.',
        headers: { 'Retry-After': { schema: { type: 'integer' } } },
        content: problem,
      },
    },
  };
}

function ref(name: keyof typeof apiSchemas): object {
  return { $ref: `#/components/schemas/${name}` };
}

function jsonSchemaOf(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input' });
  return described;
}
