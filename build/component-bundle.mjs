import { bundle } from './bundle.mjs';

/** Runs before the component tests: they look at the built interface, so it is built if its sources have changed. */
export const setup = async () => {
  if (!(await bundle(['renderer']))) throw new Error('the interface could not be built');
};
