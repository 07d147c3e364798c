// Enables React's warnings about state changes outside `act`.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
