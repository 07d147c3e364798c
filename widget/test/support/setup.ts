// React warns when state changes outside `act`; tests that render declare that they do.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
