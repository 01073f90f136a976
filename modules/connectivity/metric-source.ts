/** Which metric an alarm watches, and over what time. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
  /** Seconds. */
  readonly period: number;
}

/**
 * The arguments of an alarm for a metric. The metric of another account can be named only inside a query.
 * @param account the account whose metric it is; undefined for the alarm's own
 */
export function metricArguments(metric: WatchedMetric, account: string | undefined) {
  const { namespace, metricName, statistic, period } = metric;
  const dimensions = { ...metric.dimensions };
  if (account === undefined) return { namespace, metricName, dimensions, statistic, period };
  const query = { namespace, metricName, dimensions, stat: statistic, period };
  return { metricQuery: [{ id: "watched", accountId: account, returnData: true, metric: query }] };
}
