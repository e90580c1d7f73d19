// Validates every resource of a folder with Medplum's validator: structure, cardinality, types and invariants.
// Usage: node fhir-check.mjs FOLDER-OF-MEDPLUM FOLDER-OF-SAMPLES
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [medplum, samples] = process.argv.slice(2);
// The package asks for it where it is loaded, and a validator never connects.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = createRequire(join(medplum, 'here.js'))(join(medplum, 'core'));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
for (const file of ['profiles-types.json', 'profiles-resources.json']) {
  indexStructureDefinitionBundle(read(join(medplum, 'definitions', 'dist', 'fhir', 'r4', file)));
}

let looked = 0;
const errors = [];
for (const file of readdirSync(samples).filter((name) => name.endsWith('.json')).sort()) {
  const root = read(join(samples, file));
  for (const resource of [root, ...(root.entry ?? []).map((entry) => entry.resource)]) {
    looked++;
    try {
      validateResource(resource);
    } catch (error) {
      const issues = error.outcome?.issue ?? [{ details: { text: String(error) } }];
      errors.push(...issues.map((issue) => `${file} ${resource.resourceType}/${resource.id} ${issue.expression?.[0] ?? ''}: ${issue.details?.text}`));
    }
  }
}

if (looked === 0 || errors.length > 0) {
  console.error(looked === 0 ? `found no sample in ${samples}` : errors.slice(0, 10).join('\n'));
  process.exit(1);
}

console.log(`${looked} resources are valid for Medplum`);
