import * as fc from 'fast-check';

/** Tests of properties try the same values in each run, so that no run fails by chance. `PROPERTY_SEED` tries others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_128) });
