import { bundle } from '../../build/bundle.mjs';

/** Component tests look at the interface as it is built: it is built when its sources have changed. */
export const setup = async (): Promise<void> => {
  if (!(await bundle(['renderer']))) throw new Error('the interface could not be built');
};
