import { Dices, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { client } from '../../client/client.ts';
import { useRead } from '../../client/queries.ts';
import { useSubmit } from '../../client/use-submit.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Section } from '../../ui/page/section.tsx';
import { SampleView } from './sample-view.tsx';
import s from '../audit/log.module.css';

const Earlier = ({ sampleId }: { readonly sampleId: string }) => {
  const { data, error } = useRead('logchecks', 'sample', { sampleId });
  if (error) return <ErrorState failure={error.failure} />;
  return data ? <SampleView key={data.id} sample={data} mayCheck={false} /> : <Loading />;
};

/** The month before's sample of the log: drawn, checked and signed; earlier ones below. */
export const CheckTab = () => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const { data, error } = useRead('logchecks', 'get', {});
  const [shown, setShown] = useState<string | null>(null);
  const { failure, isPending, submit } = useSubmit();
  if (error) return <ErrorState failure={error.failure} />;
  if (!data) return <Loading />;
  const month = format.month(`${data.month}-01`);
  const draw = async (): Promise<void> => {
    await submit(() => client.logchecks.draw({}));
  };
  return (
    <>
      <div className={s['lead']}>
        <p>{formatMessage({ id: 'logchecks.lead' })}</p>
        <p>{formatMessage({ id: 'logchecks.law' })}</p>
        {!data.hasManager && <p>{formatMessage({ id: 'logchecks.alone' })}</p>}
      </div>
      {failure && <ErrorState failure={failure} />}
      {shown !== null ? (
        <Earlier sampleId={shown} />
      ) : data.sample ? (
        <SampleView key={data.sample.id} sample={data.sample} mayCheck={data.mayCheck} />
      ) : data.candidates === 0 ? (
        <EmptyState
          icon={ListChecks}
          title={formatMessage({ id: 'logchecks.none' }, { month })}
          text={formatMessage({ id: 'logchecks.none-text' })}
        />
      ) : (
        <EmptyState
          icon={ListChecks}
          title={formatMessage({ id: 'logchecks.undrawn' }, { count: data.candidates, month })}
          text={formatMessage({ id: data.mayCheck ? 'logchecks.draw-text' : 'logchecks.not-yours' })}
          action={
            data.mayCheck ? (
              <Button variant="primary" icon={Dices} isPending={isPending} onPress={() => void draw()}>
                {formatMessage({ id: 'logchecks.draw' })}
              </Button>
            ) : undefined
          }
        />
      )}
      {data.earlier.length > 0 && (
        <Section label={formatMessage({ id: 'logchecks.earlier' })}>
          <ListCard>
            {data.earlier.map(({ id, month: of, entries, questions, signed }) => (
              <ListRow
                key={id}
                isCompact
                what={format.month(`${of}-01`)}
                detail={formatMessage({ id: 'logchecks.earlier-row' }, { count: entries, questions })}
                date={
                  signed
                    ? formatMessage({ id: 'logchecks.signed' }, { at: format.instant(signed.at), who: signed.by })
                    : formatMessage({ id: 'logchecks.unsigned' })
                }
                isSelected={id === shown}
                onOpen={() => setShown(id === shown ? null : id)}
              />
            ))}
          </ListCard>
        </Section>
      )}
    </>
  );
};
