import { Module } from '@nestjs/common';
import { RagModule } from '../rag.module.js';
import { RagController } from './rag.controller.js';

/** The routes of the index and of search. Apart from `RagModule`, because commands need no routes and no callers. */
@Module({ imports: [RagModule], controllers: [RagController] })
export class RagHttpModule {}
