// Imported first, lets programs outside of this folder import TypeScript.
import { register } from 'tsx/esm/api';

register();
