import { FormattedMessage } from 'react-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Provider } from './provider.tsx';

it('says which sentence is missing to whoever notes faults, instead of showing its id to a person and to nobody else', () => {
  const errors: Error[] = [];
  const html = renderToStaticMarkup(
    <Provider language="sv" onError={(error) => errors.push(error)}>
      <FormattedMessage id={'nowhere.to-be-found' as 'frame.title.live'} />
      <FormattedMessage id="frame.title.live" />
    </Provider>,
  );
  expect(html).toContain('nowhere.to-be-found');
  expect(errors.map(({ name, message }) => `${name} ${message}`)).toEqual([expect.stringContaining('nowhere.to-be-found')]);
});
