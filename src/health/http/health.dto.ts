import { ApiProperty, type OpenAPIObject } from '@nestjs/swagger';

type SchemaObject = Extract<
  NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string],
  { type?: unknown }
>;

const INDICATORS: { type: 'object'; additionalProperties: SchemaObject } = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['status'],
    properties: { status: { type: 'string', enum: ['up', 'degraded', 'down'] } },
    additionalProperties: true,
  },
};

export class LivenessDto {
  @ApiProperty({ enum: ['ok'] })
  status!: string;
}

/** The result of a check, one entry for each thing that was asked. */
export class HealthDto {
  @ApiProperty({ enum: ['ok', 'degraded', 'error', 'shutting_down'] })
  status!: string;

  @ApiProperty({ ...INDICATORS, description: 'Checks that succeeded' })
  info!: object;

  @ApiProperty({ ...INDICATORS, description: 'Checks that failed' })
  error!: object;

  @ApiProperty({ ...INDICATORS, description: 'Both' })
  details!: object;
}
