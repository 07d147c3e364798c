import { Button, Checkbox, DatePicker, Input, Label, RadioGroup, Select, Textarea } from './controls.js';
import { Image } from './image.js';
import { Box, Chart, Divider, Form, Spacer, Table, TableCell, TableRow, Transition } from './layout.js';
import { registerComponents } from './registry.js';
import { Basic, Card, ListView, ListViewItem } from './roots.js';
import { Badge, Caption, Icon, MarkdownWidget, Text, Title } from './words.js';

/** ChatKit's component set (reference: chatkit/widgets.py and the tables of the JavaScript types). */
registerComponents({
  Card,
  ListView,
  ListViewItem,
  Basic,
  Box,
  Row: Box,
  Col: Box,
  Form,
  Spacer,
  Divider,
  Transition,
  Title,
  Caption,
  Text,
  Markdown: MarkdownWidget,
  Badge,
  Icon,
  Image,
  Button,
  Table,
  'Table.Row': TableRow,
  'Table.Cell': TableCell,
  Input,
  Textarea,
  Select,
  DatePicker,
  Checkbox,
  RadioGroup,
  Label,
  Chart,
});
