import { freezesStoredForms } from '#shared/stored/stored-forms.ts';
import manifest from './service.ts';
import { script } from './testing/stored.ts';

freezesStoredForms(manifest, import.meta.dirname, script);
