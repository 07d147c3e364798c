/** English words that say how something is asked, not what about. They carry no rank and would match everything. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again all also although always am an and any anything are as at be because been before being ' +
    'below between both but by can cannot could did do does doing don done down during each either else etc even ever ' +
    'every few for from further get gets getting give given got had has have having he her here hers him his how however ' +
    'i if in instead into is isn it its itself just let like ll m made make makes many may maybe me might mine more most ' +
    'much must my myself need needs no nor not now of off often on once one only onto or other our ours out over own ' +
    'please re really s same say says see shall she should so some something still such t than that the their theirs ' +
    'them then there these they thing things this those though through to too under until up upon us use used uses using ' +
    've very want wants was way we well were what when where whether which while who whom whose why will with within ' +
    'without won would yes yet you your yours'
  ).split(' '),
);
