import { Agent } from 'node:http';
import { serviceMonths, unitsOf } from '#features/feedback/index.ts';
