import * as electron from 'electron';
import { startOrTell } from './process/failed-start.ts';

void startOrTell(electron, { runtime: 'electron', process });
