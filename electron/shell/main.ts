import * as electron from 'electron';
import { startOrTell } from './failed-start.ts';

void startOrTell(electron, { runtime: 'electron', process });
