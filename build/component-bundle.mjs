import { bundle } from './bundle.mjs';

/** Before the component tests: they look at the interface as it is built, so it is built when its sources have changed. */
export const setup = async () => {
  if (!(await bundle(['renderer']))) throw new Error('the interface could not be built');
};
